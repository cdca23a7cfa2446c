using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>Makes a plan of one rendered text: reads it with a token in place of every value, and sees where the tokens end up.</summary>
internal static partial class PlanCompiler
{
    private const string TokenStart = "zqhole";
    private const string TokenEnd = "qz";
    private const int TokenDigits = 4;
    private const int TokenLength = 6 + TokenDigits + 2;

    /// <summary>The plan; null when a value stands elsewhere than inside a scalar, or the text holds what a plan does not know: JSON, tags, anchors, a key twice.</summary>
    /// <param name="written">A text and its holes.</param>
    /// <param name="form">How it is going to be read.</param>
    public static TextPlan? Compile(in WrittenValues written, RenderedForm form)
    {
        var literals = LiteralsOf(written);
        string probe = ProbeOf(literals);
        if (literals.Any(static literal => literal.Contains(TokenStart, StringComparison.Ordinal))
            || Properties.IsMatch(probe)
            || RenderedValues.StartsWithBrace(probe, form.LookAhead)
            || ReadDocuments(probe, form) is not { } read)
        {
            return null;
        }

        var places = new HolePlaces(written.Count, hasFlow: probe.AsSpan().ContainsAny('{', '['));
        var documents = read.Select(document => document with { Plan = document.Model is null ? null : PlanOf(document.Model, places) }).ToImmutableArray();
        return places.Contexts is { } holes ? new TextPlan(literals, holes, documents) : null;
    }

    // A tag, an anchor or an alias may stand there: what they do to a scalar is not seen in the tree.
    [GeneratedRegex(@"(^|[\s\[{,:?-])[&*!]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Properties { get; }

    private static ImmutableArray<string> LiteralsOf(in WrittenValues written)
    {
        var literals = ImmutableArray.CreateBuilder<string>(written.Count + 1);
        for (int i = 0; i <= written.Count; i++)
        {
            literals.Add(written.Before(i).ToString());
        }

        return literals.MoveToImmutable();
    }

    private static string ProbeOf(ImmutableArray<string> literals)
    {
        var probe = new StringBuilder(literals[0]);
        for (int i = 1; i < literals.Length; i++)
        {
            probe.Append(CultureInfo.InvariantCulture, $"{TokenStart}{i - 1:D4}{TokenEnd}").Append(literals[i]);
        }

        return probe.ToString();
    }

    private static List<PlannedDocument>? ReadDocuments(string probe, RenderedForm form)
    {
        var documents = new List<PlannedDocument>();
        var duplicates = new List<YamlDuplicateKey>();
        var values = new RenderedValues(probe, TemplateExecution.RenderedFile, YamlLimits.Default, form.LookAhead, duplicates);
        try
        {
            while (values.TryNext(out var value))
            {
                documents.Add(new PlannedDocument(value, null, values.Line));
                if (form.IsFirstOnly)
                {
                    break;
                }
            }
        }
        catch (YamlException)
        {
            return null;
        }

        return duplicates.Count == 0 ? documents : null;
    }

    /// <summary>How a value is filled; null when it has no holes.</summary>
    private static PlanNode? PlanOf(YamlNode node, HolePlaces places)
    {
        switch (node)
        {
            case YamlString text:
                return text.Value.Contains(TokenStart, StringComparison.Ordinal) ? new PlanNode.Scalar(text, PartsOf(text, places)) : null;
            case YamlSequence sequence:
                var items = Children(sequence.Items, places);
                return items.IsEmpty ? null : new PlanNode.Sequence(sequence, items);
            case YamlMapping mapping:
                var values = Children(mapping.Entries.Select(entry => entry.Value), places);
                return values.IsEmpty ? null : new PlanNode.Mapping(mapping, values);
            default:
                return null;
        }
    }

    private static ImmutableArray<PlanChild> Children(IEnumerable<YamlNode> nodes, HolePlaces places) =>
        [.. nodes.Select((node, index) => (Index: index, Plan: PlanOf(node, places))).Where(child => child.Plan is not null).Select(child => new PlanChild(child.Index, child.Plan!))];

    private static ImmutableArray<ScalarPart> PartsOf(YamlString text, HolePlaces places)
    {
        var parts = ImmutableArray.CreateBuilder<ScalarPart>();
        int from = 0;
        for (int at = text.Value.IndexOf(TokenStart, StringComparison.Ordinal); at >= 0; at = text.Value.IndexOf(TokenStart, from, StringComparison.Ordinal))
        {
            int hole = int.Parse(text.Value.AsSpan(at + TokenStart.Length, TokenDigits), NumberStyles.None, CultureInfo.InvariantCulture);
            if (at > from)
            {
                parts.Add(new ScalarPart(text.Value[from..at], -1));
            }

            parts.Add(new ScalarPart("", hole));
            places.Add(hole, text.Style);
            from = at + TokenLength;
        }

        if (from < text.Value.Length)
        {
            parts.Add(new ScalarPart(text.Value[from..], -1));
        }

        return parts.ToImmutable();
    }
}
