using System.Collections.Frozen;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>Finds where the values of an outline stand, by reading it as YAML.</summary>
internal static class InsertionPlaces
{
    private const int TokenLength = 12;

    /// <summary>The place of every insertion. Those of an outline that is no YAML are judged by their own line.</summary>
    public static FrozenDictionary<string, InsertionPlace> Of(TemplateOutline outline)
    {
        var found = new Dictionary<string, InsertionPlace>(StringComparer.Ordinal);
        bool isYaml = TryRead(outline, found);
        foreach (string token in outline.Insertions.Select(insertion => insertion.Token).Where(token => !found.ContainsKey(token)))
        {
            found[token] = isYaml ? InsertionPlace.Comment : OfLine(outline.Text, token);
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static bool TryRead(TemplateOutline outline, Dictionary<string, InsertionPlace> found)
    {
        try
        {
            var values = new RenderedValues(outline.Text, TemplateExecution.RenderedFile, YamlLimits.Default, ResourceDocuments.LookAhead);
            while (values.TryNext(out var value))
            {
                Visit(value, isFlow: false);
            }

            return true;
        }
        catch (YamlException)
        {
            return false;
        }

        void Visit(YamlNode? node, bool isFlow)
        {
            switch (node)
            {
                case YamlMapping mapping:
                    foreach (var entry in mapping.Entries)
                    {
                        Note(entry.Key, InsertionPlace.Key);
                        Visit(entry.Value, isFlow || IsFlow(mapping.Span));
                    }

                    break;
                case YamlSequence list:
                    foreach (var item in list.Items)
                    {
                        Visit(item, isFlow || IsFlow(list.Span));
                    }

                    break;
                case YamlString text:
                    Note(text.Value, text.Style switch
                    {
                        YamlScalarStyle.Plain when isFlow => InsertionPlace.Flow,
                        YamlScalarStyle.Plain => text.Value.Length == TokenLength ? InsertionPlace.WholePlain : InsertionPlace.PartOfPlain,
                        YamlScalarStyle.Literal or YamlScalarStyle.Folded => InsertionPlace.Block,
                        _ => InsertionPlace.Quoted,
                    });
                    break;
            }
        }

        void Note(string text, InsertionPlace place)
        {
            foreach (var insertion in outline.Insertions.Where(insertion => text.Contains(insertion.Token, StringComparison.Ordinal)))
            {
                found[insertion.Token] = place;
            }
        }

        bool IsFlow(SourceSpan span) => LineOf(outline.Text, span.Line) is { } line && span.Column <= line.Length && line[span.Column - 1] is '[' or '{';
    }

    private static InsertionPlace OfLine(string text, string token)
    {
        int at = text.IndexOf(token, StringComparison.Ordinal);
        string before = text[(text.LastIndexOf('\n', at) + 1)..at];
        return before.TrimStart().StartsWith('#') || before.Contains(" #", StringComparison.Ordinal) ? InsertionPlace.Comment
            : before.Count(c => c == '"') % 2 == 1 || before.Count(c => c == '\'') % 2 == 1 ? InsertionPlace.Quoted
            : before.TrimEnd().EndsWith(':') || before.TrimEnd().EndsWith('-') ? InsertionPlace.WholePlain
            : InsertionPlace.PartOfPlain;
    }

    private static string? LineOf(string text, int line)
    {
        string[] lines = text.Split('\n');
        return line >= 1 && line <= lines.Length ? lines[line - 1] : null;
    }
}
