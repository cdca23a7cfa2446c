using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>
/// Finds templates that write what others wrote where it could leave its scalar, whatever stands there today: unquoted, in quotes of the author's own,
/// in a comment, in a key (specs/security.md §2.4, author-time lint).
/// </summary>
public static class InsertionLint
{
    // What they make of a text can neither end a scalar nor change its type; some only once it is quoted.
    private static readonly HashSet<string> Quoting = new(["quote", "toJson", "mustToJson", "toPrettyJson", "mustToPrettyJson", "toRawJson", "mustToRawJson"], StringComparer.Ordinal);
    private static readonly HashSet<string> Naming = new(["slugify", "sanitize", "sha1sum", "sha256sum", "sha512sum", "adler32sum", "b64enc", "b32enc"], StringComparer.Ordinal);
    private static readonly HashSet<string> Indenting = new(["nindent", "indent"], StringComparer.Ordinal);
    private static readonly HashSet<string> Deciding = new(
        ["eq", "ne", "lt", "le", "gt", "ge", "not", "len", "contains", "hasPrefix", "hasSuffix", "has", "hasKey", "empty", "regexMatch", "mustRegexMatch", "kindIs", "typeIs", "atoi", "int", "int64", "float64"],
        StringComparer.Ordinal);

    /// <summary>One warning for every such place.</summary>
    /// <param name="steps">The templates of a set.</param>
    /// <param name="fields">What others write.</param>
    public static ImmutableArray<Diagnostic> Of(ImmutableArray<CompiledStep> steps, ForeignFields fields) =>
    [
        .. steps.SelectMany(step => step.Text is null ? step.Resources : step.Resources.Add(step.Text)).SelectMany(template => Of(template, fields)),
    ];

    private static ImmutableArray<Diagnostic> Of(CompiledTemplate template, ForeignFields fields)
    {
        var found = new SortedDictionary<(int, int), Diagnostic>();
        foreach (bool takesLast in (bool[])[false, true])
        {
            var outline = template.Template.Outline(takesLast);
            var places = InsertionPlaces.Of(outline);
            foreach (var insertion in outline.Insertions)
            {
                if (insertion.Origins.FirstOrDefault(origin => fields.Includes(origin.Path) && !IsSafe(origin, places[insertion.Token])) is { } origin)
                {
                    found.TryAdd((insertion.Line, insertion.Column), Finding(template, insertion, origin, places[insertion.Token]));
                }
            }
        }

        return [.. found.Values];
    }

    private static bool IsSafe(FieldOrigin origin, InsertionPlace place)
    {
        if (origin.Functions.Any(Deciding.Contains))
        {
            return true;
        }

        bool isQuoted = origin.Functions.Any(Quoting.Contains) || (origin.Functions.Contains("toYaml", StringComparer.Ordinal) && origin.Functions.Any(Indenting.Contains));
        return place switch
        {
            InsertionPlace.Block => true,
            InsertionPlace.WholePlain => isQuoted,
            InsertionPlace.Key => origin.Functions.Any(Naming.Contains),
            _ => isQuoted || origin.Functions.Any(Naming.Contains),
        };
    }

    private static Diagnostic Finding(CompiledTemplate template, TemplateInsertion insertion, FieldOrigin origin, InsertionPlace place)
    {
        string line = template.Source.LineText(insertion.Line);
        string where = place switch
        {
            InsertionPlace.Quoted => "in quotes that it can end",
            InsertionPlace.Comment => "in a comment that it can end",
            InsertionPlace.Key => "in a key",
            InsertionPlace.Flow => "unquoted in brackets",
            _ => "unquoted",
        };
        return new Diagnostic(
            DiagnosticCodes.RawInsertion,
            Severity.Warning,
            $"'{origin.Path}' is written by others and stands {where}: a text such as 'x: y' or 'on' would quarantine its element",
            template.Source.OriginOf(insertion.Line))
        {
            Focus = TextFocus.At(line, insertion.Column, template.Delimiters.Left),
            Suggestion = place switch
            {
                InsertionPlace.Quoted => "take the quotes away and write the value with '| quote'",
                InsertionPlace.Comment => "leave it out of the comment",
                InsertionPlace.Key => $"begin the key with a word of your own, and write the rest with '| {NameFunction(template)}'",
                InsertionPlace.PartOfPlain => $"write it with '| {NameFunction(template)}', or the whole value with printf and '| quote'",
                _ => "write it with '| quote'",
            },
        };
    }

    // Each dialect has one, and the dialects differ in their delimiters only by custom.
    private static string NameFunction(CompiledTemplate template) => template.Template.Options.Functions.TryGet("slugify", out _) ? "slugify" : "sanitize";
}
