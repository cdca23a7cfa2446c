using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>
/// Reads the syntax of Go's <c>regexp/syntax</c> (RE2 with Perl's extensions, as <c>regexp.Compile</c> has it) and refuses what Go refuses.
/// Groups are kept on a list of ours, not on the call stack.
/// </summary>
internal sealed class PatternParser
{
    private const int MaximumHeight = 1000;
    private const int MaximumRepeat = 1000;
    private const string RepetitionOperators = "*+?{";

    private readonly string _pattern;
    private readonly PatternReader _reader;
    private readonly ClassParser _classes;
    private readonly Stack<Group> _groups = new();
    private readonly List<string?> _groupNames = [null];
    private PatternFlags _flags;

    private PatternParser(string pattern)
    {
        _pattern = pattern;
        _reader = new PatternReader(pattern);
        _classes = new ClassParser(_reader);
        _groups.Push(new Group(0, PatternFlags.None));
    }

    /// <summary>Reads a whole pattern.</summary>
    /// <returns>The pattern, and the names of its groups: the first is the whole match, groups without a name have null.</returns>
    /// <exception cref="RegularExpressionException">Go refuses the pattern.</exception>
    public static (PatternNode Root, ImmutableArray<string?> GroupNames) Parse(string pattern)
    {
        if (pattern.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsText(pattern))
        {
            throw PatternErrors.InvalidUtf8(GoText.Canonical(pattern));
        }

        var parser = new PatternParser(pattern);
        return (parser.ParseAll(), [.. parser._groupNames]);
    }

    private static bool IsText(string pattern)
    {
        for (int index = 0; index < pattern.Length; index++)
        {
            if (char.IsSurrogatePair(pattern, index))
            {
                index++;
            }
            else if (char.IsSurrogate(pattern[index]))
            {
                return false;
            }
        }

        return true;
    }

    private PatternNode ParseAll()
    {
        int lastRepetition = -1;
        while (!_reader.AtEnd)
        {
            int start = _reader.Position;
            bool repeated = RepetitionOperators.Contains(_reader.Current, StringComparison.Ordinal) && TryParseRepetition(lastRepetition);
            if (!repeated)
            {
                ParseItem();
            }

            lastRepetition = repeated ? start : -1;
        }

        if (_groups.Count > 1)
        {
            throw PatternErrors.MissingParenthesis(_pattern);
        }

        return Checked(_groups.Pop().Close());
    }

    private void ParseItem()
    {
        switch (_reader.Current)
        {
            case '(':
                OpenGroup();
                break;
            case '|':
                _reader.Position++;
                _groups.Peek().NextChoice();
                break;
            case ')':
                _reader.Position++;
                CloseGroup();
                break;
            case '^':
                _reader.Position++;
                AddAssertion(_flags.HasFlag(PatternFlags.MultiLine) ? Assertion.LineStart : Assertion.TextStart);
                break;
            case '$':
                _reader.Position++;
                AddAssertion(_flags.HasFlag(PatternFlags.MultiLine) ? Assertion.LineEnd : Assertion.TextEnd);
                break;
            case '.':
                _reader.Position++;
                Add(new PatternNode.Single(_flags.HasFlag(PatternFlags.DotMatchesNewline) ? CharacterSet.Any : CharacterSet.AnyButNewline));
                break;
            case '[':
                Add(new PatternNode.Single(_classes.ParseBracket(FoldsCase)));
                break;
            case '\\':
                ParseBackslash();
                break;
            default:
                AddLiteral(_reader.ReadCodePoint());
                break;
        }
    }

    private bool FoldsCase => _flags.HasFlag(PatternFlags.FoldCase);

    private void Add(PatternNode node) => _groups.Peek().Items.Add(node);

    private void AddAssertion(Assertion assertion) => Add(new PatternNode.Assert(assertion));

    private void AddLiteral(int codePoint)
    {
        var set = CharacterSet.Of(codePoint);
        Add(new PatternNode.Single(FoldsCase ? set.Folded() : set));
    }

    private void ParseBackslash()
    {
        Assertion? assertion = _reader.Ahead(1) switch
        {
            'A' => Assertion.TextStart,
            'z' => Assertion.TextEnd,
            'b' => Assertion.WordBoundary,
            'B' => Assertion.NoWordBoundary,
            _ => null,
        };
        if (assertion is { } condition)
        {
            _reader.Position += 2;
            AddAssertion(condition);
        }
        else if (_reader.TryRead("\\Q"))
        {
            ParseQuoted();
        }
        else if (_classes.TryParseNamed(FoldsCase) is { } set)
        {
            Add(new PatternNode.Single(set));
        }
        else
        {
            AddLiteral(_classes.ParseEscape());
        }
    }

    private void ParseQuoted()
    {
        int end = _reader.Find("\\E");
        int stop = end < 0 ? _pattern.Length : end;
        while (_reader.Position < stop)
        {
            AddLiteral(_reader.ReadCodePoint());
        }

        _reader.Position = end < 0 ? stop : end + 2;
    }

    private void OpenGroup()
    {
        int start = _reader.Position;
        if (_reader.Ahead(1) != '?')
        {
            _reader.Position++;
            OpenCapture(null);
        }
        else if ((_reader.StartsWith("(?P<") || _reader.StartsWith("(?<")) && _reader.Rest(start).Length > (_reader.Ahead(2) == 'P' ? 4 : 3))
        {
            OpenNamedCapture(start);
        }
        else
        {
            _reader.Position += 2;
            ParseFlags(start);
        }
    }

    private void OpenCapture(string? name)
    {
        _groups.Push(new Group(_groupNames.Count, _flags));
        _groupNames.Add(name);
    }

    private void OpenNamedCapture(int start)
    {
        int nameStart = start + (_reader.Ahead(2) == 'P' ? 4 : 3);
        int end = _reader.Find(">");
        if (end < 0)
        {
            throw PatternErrors.InvalidNamedCapture(_reader.Rest(start));
        }

        string name = _reader.Between(nameStart, end);
        _reader.Position = end + 1;
        if (name.Length == 0 || !name.All(character => character == '_' || char.IsAsciiLetterOrDigit(character)))
        {
            throw PatternErrors.InvalidNamedCapture(_reader.From(start));
        }

        OpenCapture(name);
    }

    private void ParseFlags(int start)
    {
        var flags = _flags;
        bool clears = false, sawFlag = false;
        while (!_reader.AtEnd)
        {
            int character = _reader.ReadCodePoint();
            switch (character)
            {
                case 'i' or 'm' or 's' or 'U':
                    var flag = character switch { 'i' => PatternFlags.FoldCase, 'm' => PatternFlags.MultiLine, 's' => PatternFlags.DotMatchesNewline, _ => PatternFlags.Ungreedy };
                    flags = clears ? flags & ~flag : flags | flag;
                    sawFlag = true;
                    continue;
                case '-' when !clears:
                    clears = true;
                    sawFlag = false;
                    continue;
                case ':' or ')' when !clears || sawFlag:
                    if (character == ':')
                    {
                        _groups.Push(new Group(0, _flags));
                    }

                    _flags = flags;
                    return;
            }

            throw PatternErrors.InvalidPerl(_reader.From(start));
        }

        throw PatternErrors.MissingParenthesis(_pattern);
    }

    private void CloseGroup()
    {
        if (_groups.Count == 1)
        {
            throw PatternErrors.UnexpectedParenthesis(_pattern);
        }

        var group = _groups.Pop();
        _flags = group.OuterFlags;
        var body = Checked(group.Close());
        Add(group.Capture == 0 ? body : Checked(new PatternNode.Capture(group.Capture, body)));
    }

    private bool TryParseRepetition(int lastRepetition)
    {
        int start = _reader.Position;
        if (!TryParseCount(out int minimum, out int? maximum))
        {
            return false;
        }

        if (minimum > MaximumRepeat || maximum > MaximumRepeat || maximum < minimum)
        {
            throw PatternErrors.InvalidRepeatCount(_reader.From(start));
        }

        bool lazy = _flags.HasFlag(PatternFlags.Ungreedy) != _reader.TryRead("?");
        if (lastRepetition >= 0)
        {
            throw PatternErrors.NestedRepeat(_reader.From(lastRepetition));
        }

        var items = _groups.Peek().Items;
        if (items.Count == 0)
        {
            throw PatternErrors.MissingRepeatArgument(_reader.From(start));
        }

        var repetition = new PatternNode.Repetition(items[^1], minimum, maximum, lazy);
        if ((minimum >= 2 || maximum >= 2) && !RepeatsAtMost(repetition, MaximumRepeat))
        {
            throw PatternErrors.InvalidRepeatCount(_reader.From(start));
        }

        items[^1] = Checked(repetition);
        return true;
    }

    private bool TryParseCount(out int minimum, out int? maximum)
    {
        (minimum, maximum) = _reader.Current switch { '+' => (1, (int?)null), '?' => (0, 1), _ => (0, null) };
        if (_reader.Current != '{')
        {
            _reader.Position++;
            return true;
        }

        int start = _reader.Position++;
        if (TryParseNumber(out minimum))
        {
            maximum = minimum;
            if (_reader.TryRead(","))
            {
                maximum = null;
                if (_reader.Current != '}')
                {
                    maximum = TryParseNumber(out int number) ? number : -1;
                }
            }

            if (maximum != -1 && _reader.TryRead("}"))
            {
                return true;
            }
        }

        _reader.Position = start;
        return false;
    }

    private bool TryParseNumber(out int number)
    {
        number = 0;
        if (!char.IsAsciiDigit(_reader.Current) || (_reader.Current == '0' && char.IsAsciiDigit(_reader.Ahead(1))))
        {
            return false;
        }

        for (; char.IsAsciiDigit(_reader.Current); _reader.Position++)
        {
            number = Math.Min((number * 10) + (_reader.Current - '0'), MaximumRepeat + 1);
        }

        return true;
    }

    // x{10}{100} is as long as x{1000}: nested counts multiply
    private static bool RepeatsAtMost(PatternNode node, int limit)
    {
        switch (node)
        {
            case PatternNode.Repetition { Maximum: 0 }:
                return true;
            case PatternNode.Repetition repetition:
                int count = repetition.Maximum ?? repetition.Minimum;
                return count <= limit && RepeatsAtMost(repetition.Body, count > 0 ? limit / count : limit);
            case PatternNode.Capture capture:
                return RepeatsAtMost(capture.Body, limit);
            case PatternNode.Sequence sequence:
                return sequence.Items.All(item => RepeatsAtMost(item, limit));
            case PatternNode.Alternation alternation:
                return alternation.Choices.All(choice => RepeatsAtMost(choice, limit));
            default:
                return true;
        }
    }

    private PatternNode Checked(PatternNode node) => node.Height <= MaximumHeight ? node : throw PatternErrors.TooDeep(_pattern);

    private sealed class Group(int capture, PatternFlags outerFlags)
    {
        private readonly List<PatternNode> _choices = [];

        /// <summary>The number of the group, or 0 when it does not remember.</summary>
        public int Capture => capture;

        public PatternFlags OuterFlags => outerFlags;

        public List<PatternNode> Items { get; } = [];

        public void NextChoice()
        {
            _choices.Add(Items switch
            {
                [] => new PatternNode.Empty(),
                [var only] => only,
                _ => new PatternNode.Sequence([.. Items]),
            });
            Items.Clear();
        }

        public PatternNode Close()
        {
            NextChoice();
            return _choices is [var only] ? only : new PatternNode.Alternation([.. _choices]);
        }
    }
}
