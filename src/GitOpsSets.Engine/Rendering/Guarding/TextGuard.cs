using System.Collections.Immutable;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>
/// Holds a rendered text against its probe, in which inert tokens stand for what others wrote: both must be read as the same objects but for those
/// texts (specs/security.md §2.4). Text without foreign parts has no probe and costs nothing.
/// </summary>
internal static class TextGuard
{
    /// <summary>Looks at one text.</summary>
    /// <param name="rendered">The text and its probe.</param>
    /// <param name="form">How it is going to be read.</param>
    /// <param name="allows">Whether what a text does is permitted all the same.</param>
    public static GuardVerdict Check(RenderedText rendered, RenderedForm form, Func<Violation, bool> allows)
    {
        if (rendered.Probe is null || rendered.Tokens.IsEmpty)
        {
            return GuardVerdict.Harmless;
        }

        var written = CheckWritten(rendered.Tokens).RemoveAll(violation => allows(violation));
        return written.IsEmpty ? Compare(rendered, form, allows) : new GuardVerdict(written, null);
    }

    // Where a text may bring structure, it is compared with itself, so that all others are still held to theirs.
    private static GuardVerdict Compare(RenderedText rendered, RenderedForm form, Func<Violation, bool> allows)
    {
        var verdict = CompareDocuments(rendered, form, new InertTokens(rendered.Tokens), violation => violation.Rule != ViolationRule.Structure && allows(violation));
        while (verdict.Violations is [.., { Rule: ViolationRule.Structure } last] && allows(last))
        {
            var allowed = rendered.Tokens.Where(token => token.Source == last.Culprit.Source).ToList();
            string probe = allowed.Aggregate(rendered.Probe!, (text, token) => text.Replace(token.Token, token.Raw, StringComparison.Ordinal));
            rendered = rendered with { Probe = probe, Tokens = [.. rendered.Tokens.Except(allowed)] };
            if (rendered.Tokens.IsEmpty)
            {
                return verdict with { Violations = [] };
            }

            verdict = CompareDocuments(rendered, form, new InertTokens(rendered.Tokens), violation => violation.Rule != ViolationRule.Structure && allows(violation));
        }

        return verdict;
    }

    private static ImmutableArray<Violation> CheckWritten(ImmutableArray<WrittenToken> tokens)
    {
        var found = ImmutableArray.CreateBuilder<Violation>();
        foreach (var token in tokens.Where(token => token.Source.Trust == TrustLevel.Outsider).DistinctBy(token => (token.Source.Field, token.Raw)))
        {
            if (UnsafeText.Problem(token.Raw) is { } problem)
            {
                found.Add(new Violation(token, ViolationRule.Characters, problem, "", 0));
            }
            else if (UnsafeText.FindMark(token.Raw) is >= 0 and var at)
            {
                found.Add(new Violation(token, ViolationRule.Expansion, $"write '{token.Raw.Substring(at, UnsafeText.MarkLength)}', which is expanded later", "", 0));
            }
        }

        return found.ToImmutable();
    }

    private static GuardVerdict CompareDocuments(RenderedText rendered, RenderedForm form, InertTokens tokens, Func<Violation, bool> allows)
    {
        var probes = new RenderedValues(rendered.Probe!, TemplateExecution.RenderedFile, YamlLimits.Default, form.LookAhead);
        var reals = new RenderedValues(rendered.Text, TemplateExecution.RenderedFile, YamlLimits.Default, form.LookAhead);
        var comparison = new TreeComparison(tokens, allows);
        bool goesOn = true;
        while (goesOn)
        {
            YamlNode? probe;
            try
            {
                goesOn = probes.TryNext(out probe);
            }
            catch (YamlException exception)
            {
                return new GuardVerdict([], exception);
            }

            try
            {
                goesOn = CompareNext(reals, goesOn, probe, comparison) && !form.IsFirstOnly;
            }
            catch (YamlException exception)
            {
                return Invalid(tokens, exception);
            }
        }

        return new GuardVerdict([.. comparison.Violations], null) { NamesObjects = comparison.NamesObjects, Cautions = [.. comparison.Cautions] };
    }

    /// <summary>Compares one document of each text.</summary>
    /// <returns>Whether there is more to compare.</returns>
    private static bool CompareNext(RenderedValues reals, bool hasProbe, YamlNode? probe, TreeComparison comparison)
    {
        bool hasReal = reals.TryNext(out var real);
        if (hasReal != hasProbe)
        {
            return comparison.Differs(probe, hasReal ? "add a document" : "take away a document");
        }

        return hasReal && ((real, probe) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => comparison.Differs(probe, "empty or fill a document"),
            _ => comparison.Compare(real, probe),
        });
    }

    private static GuardVerdict Invalid(InertTokens tokens, YamlException exception) =>
        new([new Violation(tokens.Likeliest, ViolationRule.Structure, $"make the text unreadable: {exception.Message}", "", exception.At.Line)], null);
}
