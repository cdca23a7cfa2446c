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
    public static GuardVerdict Check(RenderedText rendered, RenderedForm form)
    {
        if (rendered.Probe is null || rendered.Tokens.IsEmpty)
        {
            return GuardVerdict.Harmless;
        }

        var written = CheckWritten(rendered.Tokens);
        return written.IsEmpty ? CompareDocuments(rendered, form, new InertTokens(rendered.Tokens)) : new GuardVerdict(written, null);
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

    private static GuardVerdict CompareDocuments(RenderedText rendered, RenderedForm form, InertTokens tokens)
    {
        var probes = new RenderedValues(rendered.Probe!, TemplateExecution.RenderedFile, YamlLimits.Default, form.LookAhead);
        var reals = new RenderedValues(rendered.Text, TemplateExecution.RenderedFile, YamlLimits.Default, form.LookAhead);
        var comparison = new TreeComparison(tokens);
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

        return new GuardVerdict([.. comparison.Violations], null) { NamesObjects = comparison.NamesObjects };
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
