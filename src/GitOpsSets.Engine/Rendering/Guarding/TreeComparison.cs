using System.Runtime.CompilerServices;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Engine.Yaml.Building;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>
/// Holds the objects that were rendered against those of the probe, node by node: same shape, same keys, and every text what the probe's is with the
/// foreign pieces put in place of their tokens. Tags, anchors and comments need no look of their own: they only ever show in these.
/// </summary>
/// <param name="tokens">The foreign pieces.</param>
/// <param name="allows">Whether what a text does is permitted all the same.</param>
internal sealed class TreeComparison(InertTokens tokens, Func<Violation, bool> allows)
{
    private const int MaxViolations = 10;

    private readonly List<string> _path = [];
    private readonly List<ForeignPiece> _pieces = [];
    private int _sensitiveDepth;
    private int _deployingDepth;

    public List<Violation> Violations { get; } = [];

    /// <summary>Outsiders' text in fields that say what is deployed.</summary>
    public List<Violation> Cautions { get; } = [];

    /// <summary>Whether outsiders' text is part of the name or namespace of an object.</summary>
    public bool NamesObjects { get; private set; }

    /// <summary>Compares two values of one place.</summary>
    /// <returns>False when the shapes differ: then it makes no sense to go on.</returns>
    public bool Compare(YamlNode real, YamlNode probe)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return (real, probe) switch
        {
            _ when Violations.Count >= MaxViolations => false,
            (YamlMapping left, YamlMapping right) => CompareMappings(left, right),
            (YamlSequence left, YamlSequence right) => CompareLists(left, right),
            (_, YamlString text) => CompareText(real, text),
            _ => IsSameScalar(real, probe) || Differs(probe, "change the shape of the object"),
        };
    }

    /// <summary>Notes that the shapes differ.</summary>
    public bool Differs(YamlNode? probe, string effect) => Add(Blame(probe), ViolationRule.Structure, effect, probe);

    private bool CompareMappings(YamlMapping real, YamlMapping probe)
    {
        if (real.Count != probe.Count)
        {
            return Differs(probe, real.Count > probe.Count ? $"add the key '{Extra(real, probe)}'" : "take away or join keys");
        }

        string parent = _path.Count == 0 ? "" : _path[^1];
        for (int i = 0; i < probe.Count; i++)
        {
            if (!CompareEntry(parent, real.Entries[i], probe.Entries[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool CompareEntry(string parent, in YamlEntry real, in YamlEntry probe)
    {
        string expected = tokens.Substitute(probe.Key, _pieces);
        _path.Add(real.Key);
        bool isSensitive = SensitiveFields.Includes(parent, real.Key);
        bool isSame = string.Equals(expected, real.Key, StringComparison.Ordinal) || Differs(probe.Value, "change a key");
        if (isSame && _pieces.Exists(piece => piece.IsOutsiders))
        {
            CheckKey(real.Key, isSensitive || _sensitiveDepth > 0, probe);
        }

        bool deploys = SensitiveFields.Deploys(real.Key);
        _sensitiveDepth += isSensitive ? 1 : 0;
        _deployingDepth += deploys ? 1 : 0;
        isSame = isSame && Compare(real.Value, probe.Value);
        _sensitiveDepth -= isSensitive ? 1 : 0;
        _deployingDepth -= deploys ? 1 : 0;
        _path.RemoveAt(_path.Count - 1);
        return isSame;
    }

    private bool CompareLists(YamlSequence real, YamlSequence probe)
    {
        if (real.Items.Length != probe.Items.Length)
        {
            return Differs(probe, real.Items.Length > probe.Items.Length ? "add a list item" : "take away a list item");
        }

        for (int i = 0; i < probe.Items.Length; i++)
        {
            _path.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            bool isSame = Compare(real.Items[i], probe.Items[i]);
            _path.RemoveAt(_path.Count - 1);
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }

    private bool CompareText(YamlNode real, YamlString probe)
    {
        string expected = tokens.Substitute(probe.Value, _pieces);
        if (real is YamlMapping or YamlSequence)
        {
            return Differs(probe, real is YamlMapping ? "put a mapping where a text stands" : "put a list where a text stands");
        }

        bool isForeign = _pieces.Count > 0;
        bool isOutsiders = _pieces.Exists(piece => piece.IsOutsiders);
        if (real is YamlNull && _path is ["metadata", "labels", _])
        {
            // Both engines deliver a label without a value as an empty text.
            real = new YamlString("", real.Span, YamlScalarStyle.DoubleQuoted);
        }

        if (real is not YamlString text)
        {
            if (!isForeign || PlainScalars.Resolve(expected, out _, out _) == ScalarKind.Text)
            {
                return Differs(probe, "change the text");
            }

            return !isOutsiders || Add(FirstOutsiders(), ViolationRule.Type, $"turn the text into {Describe(real)}", probe);
        }

        if (!string.Equals(expected, text.Value, StringComparison.Ordinal))
        {
            return Differs(probe, text.Value.Length < expected.Length ? "cut the text or change it" : "change the text");
        }

        return !isOutsiders || CheckOutsiders(text, probe);
    }

    private bool CheckOutsiders(YamlString real, YamlString probe)
    {
        NamesObjects |= _path is [.., "metadata", "name" or "namespace"];
        bool isPlain = real.Style == YamlScalarStyle.Plain;
        if (isPlain && !PlainText.IsTextEverywhere(real.Value))
        {
            return Add(FirstOutsiders(), ViolationRule.Type, "be a number, date or other value to some readers", probe);
        }

        bool isBound = IsNameBehindPrefix(real.Value);
        if (_sensitiveDepth > 0 && !isBound)
        {
            Add(FirstOutsiders(), ViolationRule.SensitiveField, "choose a field that decides on rights or on what is deployed", probe);
        }
        else if (_deployingDepth > 0 && !isBound && Cautions.Count < MaxViolations)
        {
            Cautions.Add(At(FirstOutsiders(), ViolationRule.SensitiveField, "have a say in what is deployed", probe));
        }

        for (int at = UnsafeText.FindMark(real.Value); at >= 0; at = UnsafeText.FindMark(real.Value, at + 1))
        {
            if (_pieces.Find(piece => piece.IsOutsiders && piece.Overlaps(at, UnsafeText.MarkLength)) is { Token: { } culprit })
            {
                return Add(culprit, ViolationRule.Expansion, $"write '{real.Value.Substring(at, UnsafeText.MarkLength)}', which is expanded later", probe);
            }
        }

        return true;
    }

    // A slug alone can be 'kube-system'; behind a word of the author's it can only be one of the author's own.
    private bool IsNameBehindPrefix(string text) =>
        text.AsSpan(0, _pieces[0].Start).ContainsAnyInRange('0', 'z')
        && _pieces.TrueForAll(piece => !piece.IsOutsiders || (piece.Token.Source.IsName && piece.Token.Raw.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-')));

    // A literal prefix keeps an outsider from choosing a key that means something.
    private void CheckKey(string key, bool isSensitive, in YamlEntry probe)
    {
        var culprit = FirstOutsiders();
        if (isSensitive)
        {
            Add(culprit, ViolationRule.SensitiveField, "choose a field that decides on rights or on what is deployed", probe.Value);
        }
        else if (_pieces[0].Start == 0 || key.Length > 253 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '/' or '-'))
        {
            Add(culprit, ViolationRule.Key, "choose a key", probe.Value);
        }
    }

    private bool Add(WrittenToken culprit, ViolationRule rule, string effect, YamlNode? probe)
    {
        var violation = At(culprit, rule, effect, probe);
        if (Violations.Count < MaxViolations && !allows(violation))
        {
            Violations.Add(violation);
        }

        return rule is not ViolationRule.Structure;
    }

    private Violation At(WrittenToken culprit, ViolationRule rule, string effect, YamlNode? probe) =>
        new(culprit, rule, effect, _path.Count == 0 ? "" : "/" + string.Join('/', _path), probe?.Span.Line ?? 0);

    private WrittenToken FirstOutsiders() => _pieces.Find(piece => piece.IsOutsiders).Token;

    private WrittenToken Blame(YamlNode? probe)
    {
        if (probe is YamlString text)
        {
            tokens.Substitute(text.Value, _pieces);
            if (_pieces.Count > 0)
            {
                return _pieces.MaxBy(piece => piece.Token.Source.Trust).Token;
            }
        }

        return tokens.Likeliest;
    }

    private static string Extra(YamlMapping real, YamlMapping probe) => real.Entries.First(entry => probe.IndexOf(entry.Key) < 0).Key;

    private static string Describe(YamlNode node) => node switch
    {
        YamlNull => "null",
        YamlBoolean => "a truth value",
        _ => "a number",
    };

    private static bool IsSameScalar(YamlNode real, YamlNode probe) => (real, probe) switch
    {
        (YamlNull, YamlNull) => true,
        (YamlBoolean left, YamlBoolean right) => left.Value == right.Value,
        (YamlInteger left, YamlInteger right) => left.Value == right.Value,
        (YamlFloat left, YamlFloat right) => left.Value.Equals(right.Value),
        _ => false,
    };
}
