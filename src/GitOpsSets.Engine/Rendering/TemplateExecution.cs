using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Rendering.Plans;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Executes the templates of one set, guards what they render and gathers what goes wrong.</summary>
internal sealed class TemplateExecution(SetDefinition set, RenderSettings settings, TokenSource tokens, CancellationToken cancellationToken)
{
    /// <summary>What findings call a text that no file holds.</summary>
    public const string RenderedFile = "rendered";

    private const int MaxGathered = 1000;
    private const int MaxWarnings = 50;

    private readonly GuardMode _guard = settings.GuardOf(set);
    private readonly List<ElementFailure> _failures = [];
    private readonly HashSet<int> _succeeded = [];
    private bool _isExhausted;
    private readonly List<YamlDuplicateKey> _duplicates = [];
    private readonly Dictionary<int, TemplatePlans> _plans = [];
    private readonly GuardAllowances _allowances = new(set, settings.Allowances);

    public List<Diagnostic> Findings { get; } = [];

    /// <summary>What is worth a word although the objects are delivered.</summary>
    public List<Diagnostic> Warnings { get; } = [];

    /// <summary>The exceptions from the guard that were used.</summary>
    public IEnumerable<Diagnostic> Notices => _allowances.Findings;

    /// <summary>The elements that are not delivered.</summary>
    public Quarantine Quarantine { get; } = new(set, settings.GuardOf(set));

    /// <summary>Whether so much has gone wrong that going on would only repeat it.</summary>
    public bool IsHopeless => _isExhausted || Findings.Count >= MaxGathered || (_failures.Count >= MaxGathered && _succeeded.Count == 0);

    /// <summary>The objects in what a template renders; null when there are none to deliver, and the reason is gathered.</summary>
    /// <param name="compiled">The template.</param>
    /// <param name="element">The element.</param>
    /// <param name="data">What is rendered.</param>
    /// <param name="form">How <paramref name="read"/> takes the text.</param>
    /// <param name="read">Takes the objects from the values of the text.</param>
    public RenderedObjects? Render(CompiledTemplate compiled, Element element, RenderData data, RenderedForm form, Func<ValueReader, ImmutableArray<YamlMapping>> read)
    {
        RenderedText rendered;
        try
        {
            rendered = compiled.Template.Execute(data, NewContext(compiled, element));
        }
        catch (TemplateException exception)
        {
            AddFailure(TemplateFindings.Of(exception, compiled.Source, compiled.Delimiters, DiagnosticCodes.TemplateExecution, settings.Limits), compiled, element, data);
            return null;
        }

        if (!settings.Output.TryTake(rendered.Text.Length))
        {
            Add(new Diagnostic(DiagnosticCodes.LimitReached, Severity.Error, string.Create(CultureInfo.InvariantCulture, $"the sets of this run write more than {settings.Output.MaxCharacters:N0} characters together"), compiled.Spec.Origin) { Suggestion = RunLimits.RunCharacters.Advice(settings.Output.MaxCharacters, "share the sets over several runs with 'shard'") }, compiled, element);
            _isExhausted = true;
            return null;
        }

        var verdict = _guard == GuardMode.Off ? GuardVerdict.Harmless : TextGuard.Check(rendered, form, violation => _allowances.Allow(compiled, element, violation));
        if (!Passes(verdict, rendered, compiled, element))
        {
            return null;
        }

        foreach (var caution in verdict.Cautions)
        {
            Warn(ViolationFindings.OfCaution(caution, set, compiled, rendered.Text), compiled, element);
        }

        try
        {
            RefuseOtherBytes(rendered.Text);
            _duplicates.Clear();
            var objects = read(PlansOf(compiled).Read(rendered, form) ?? ValuesOf(rendered.Text, form, _duplicates));
            if (verdict.AuthorsError is { } error && _guard == GuardMode.Strict)
            {
                AddFailure(RenderedTextFindings.Of(error, rendered.Probe!, compiled), compiled, element, data);
                return null;
            }

            _succeeded.Add(compiled.Index);
            foreach (var duplicate in _duplicates)
            {
                Warn(RenderedTextFindings.OfDuplicate(duplicate, rendered.Text, compiled), compiled, element);
            }

            return new RenderedObjects(objects, verdict.NamesObjects);
        }
        catch (YamlException exception)
        {
            AddUnreadable(RenderedTextFindings.Of(exception, rendered.Text, compiled), compiled, element, data, rendered, probe => read(ValuesOf(probe, form, null)));
            return null;
        }
    }

    private static RenderedValues ValuesOf(string text, RenderedForm form, ICollection<YamlDuplicateKey>? duplicates) => new(text, RenderedFile, YamlLimits.Default, form.LookAhead, duplicates);

    private TemplatePlans PlansOf(CompiledTemplate compiled) => CollectionsMarshal.GetValueRefOrAddDefault(_plans, compiled.Index, out _) ??= new TemplatePlans();

    public void Add(Diagnostic finding, CompiledTemplate compiled, Element element) => Findings.Add(Complete(finding, compiled, element));

    /// <summary>
    /// Finds out whose fault the failures were, once every element has been rendered. Outsiders' text is to blame where the template rendered
    /// with another element, or would with inert words in place of the text: then only that element stays behind.
    /// </summary>
    public void Settle()
    {
        foreach (var failure in _failures)
        {
            if (_succeeded.Contains(failure.Template.Index) || SucceedsInert(failure))
            {
                Quarantine.AddFailure(failure.Finding, failure.Template, failure.Element);
            }
            else
            {
                Add(failure.Finding, failure.Template, failure.Element);
            }
        }

        _failures.Clear();
    }

    private bool Passes(GuardVerdict verdict, RenderedText rendered, CompiledTemplate compiled, Element element)
    {
        if (verdict.Violations.IsEmpty)
        {
            return true;
        }

        Quarantine.Add(verdict.Violations, compiled, element, rendered);
        _succeeded.Add(compiled.Index);
        return _guard == GuardMode.Warn;
    }

    private void AddUnreadable(Diagnostic finding, CompiledTemplate compiled, Element element, RenderData data, RenderedText rendered, Func<string, ImmutableArray<YamlMapping>> read)
    {
        if (_guard == GuardMode.Strict && rendered.Probe is { } probe && IsReadable(probe, read))
        {
            Quarantine.AddFailure(finding, compiled, element);
        }
        else
        {
            AddFailure(finding, compiled, element, data);
        }
    }

    private void AddFailure(Diagnostic finding, CompiledTemplate compiled, Element element, RenderData data)
    {
        if (_guard == GuardMode.Strict && element.Values is { } values && InertData.HoldsOutsidersText(TemplateValue.Of(values)))
        {
            _failures.Add(new ElementFailure(finding, compiled, element, data));
        }
        else
        {
            Add(finding, compiled, element);
        }
    }

    private bool SucceedsInert(ElementFailure failure)
    {
        try
        {
            failure.Template.Template.Execute(InertData.Of(failure.Data), NewContext(failure.Template, failure.Element));
            return failure.Finding.Code != DiagnosticCodes.RenderedText;
        }
        catch (TemplateException)
        {
            return false;
        }
    }

    private static bool IsReadable(string text, Func<string, ImmutableArray<YamlMapping>> read)
    {
        try
        {
            read(text);
            return true;
        }
        catch (YamlException)
        {
            return false;
        }
    }

    private static Diagnostic Complete(Diagnostic finding, CompiledTemplate compiled, Element element) => finding
        .Via(string.Create(CultureInfo.InvariantCulture, $"rendering template {compiled.Index + 1}"), compiled.Spec.Origin)
        .Via($"for {element.Origin.Description}", element.Origin.Generator);

    /// <summary>Looks at an object before it gets the set's own labels. A template is warned about once, not for every element.</summary>
    public void Inspect(YamlMapping document, CompiledTemplate compiled, Element element)
    {
        if (LostMetadata.Of(document, compiled) is { } warning)
        {
            Warn(warning, compiled, element);
        }
    }

    private void Warn(Diagnostic warning, CompiledTemplate compiled, Element element)
    {
        if (Warnings.Count < MaxWarnings && Warnings.TrueForAll(known => known.At != warning.At || known.Message != warning.Message))
        {
            Warnings.Add(Complete(warning, compiled, element));
        }
    }

    // Bytes that are no characters can come of Secrets and of cut texts; no YAML may hold them.
    private static void RefuseOtherBytes(string text)
    {
        int from = text.AsSpan().IndexOfAnyInRange('\uDC80', '\uDCFF');
        for (int i = from; i >= 0 && i < text.Length; i++)
        {
            if (GoText.IsCarriedByte(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1])))
            {
                throw new YamlException(new SourceSpan(RenderedFile, 1 + text.AsSpan(0, i).Count('\n'), 1), "the rendered text is not UTF-8");
            }
        }
    }

    private FunctionContext NewContext(CompiledTemplate compiled, Element element) => new(
        new Budget(settings.Limits, cancellationToken),
        settings.TemplateClock,
        settings.Seed is null ? RandomSource.System : RandomSource.Seeded(string.Create(CultureInfo.InvariantCulture, $"{settings.Seed}/{set.Name}/{compiled.Index}/{element.Origin.Key}")))
    {
        Tokens = tokens,
    };
}
