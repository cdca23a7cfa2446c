using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>The elements of one set whose foreign text would leave its place. Their old files stay, the other elements are delivered.</summary>
internal sealed class Quarantine(SetDefinition set, GuardMode mode)
{
    private const int MaxReported = 50;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _findings = [];
    private int _unreported;

    /// <summary>The keys of the elements.</summary>
    public ImmutableHashSet<string> Keys => [.. _keys];

    /// <summary>One for each violation, and one for those beyond the first fifty.</summary>
    public ImmutableArray<Diagnostic> Findings => _unreported == 0 ? [.. _findings] : [.. _findings, More()];

    public bool Holds(Element element) => HoldsKey(element.Origin.Key);

    public bool HoldsKey(string element) => _keys.Contains(element);

    public void Add(ImmutableArray<Violation> violations, CompiledTemplate template, Element element, RenderedText rendered)
    {
        foreach (var violation in violations)
        {
            Add(ViolationFindings.Of(violation, set, template, element, rendered.Text, mode), element);
        }
    }

    public void AddFailure(Diagnostic failure, CompiledTemplate template, Element element) =>
        Add(ViolationFindings.OfFailure(failure, set, template, element, mode), element);

    /// <summary>For an element that would take an object from another.</summary>
    public void AddClaim(RenderedManifest newcomer, RenderedManifest? rightful) =>
        Add(ViolationFindings.OfClaim(newcomer, rightful, set, mode), newcomer.Element);

    private void Add(Diagnostic finding, Element element)
    {
        if (mode == GuardMode.Strict)
        {
            _keys.Add(element.Origin.Key);
        }

        if (_findings.Count >= MaxReported)
        {
            _unreported++;
            return;
        }

        _findings.Add(finding.Via($"for {EscapedText.OfLine(element.Origin.Description)}", element.Origin.Generator));
    }

    private Diagnostic More() => new(
        DiagnosticCodes.Quarantined,
        _findings[0].Severity,
        string.Create(CultureInfo.InvariantCulture, $"{set.Dialect.Kind} {set.Name}: and {_unreported} more of its texts would leave their place"),
        set.Origin);
}
