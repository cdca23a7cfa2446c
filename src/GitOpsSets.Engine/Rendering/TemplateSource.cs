using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering;

/// <summary>The text that is templated, and where each of its lines came from in the user's file.</summary>
/// <param name="Text">For an object, its YAML as the reference engines write it before they template it.</param>
/// <param name="LineOrigins">One place per line; never empty.</param>
public sealed record TemplateSource(string Text, ImmutableArray<SourceSpan> LineOrigins)
{
    /// <summary>The source of a template as written.</summary>
    public static TemplateSource Of(TemplateSpec spec)
    {
        if (spec is { IsText: true, Body: YamlString text })
        {
            int lines = text.Value.Count(character => character == '\n') + 1;
            return new TemplateSource(text.Value, [.. Enumerable.Range(0, lines).Select(text.SpanOfLine)]);
        }

        var emitted = YamlEmitter.EmitWithOrigins(spec.Body);
        return new TemplateSource(emitted.Text, emitted.LineOrigins.IsEmpty ? [spec.Origin] : emitted.LineOrigins);
    }

    /// <summary>Where a line of the text came from.</summary>
    /// <param name="line">1-based; a line beyond the end counts as the last.</param>
    public SourceSpan OriginOf(int line) => LineOrigins[Math.Clamp(line, 1, LineOrigins.Length) - 1];

    /// <summary>One line of the text, without its end.</summary>
    /// <param name="line">1-based.</param>
    public string LineText(int line) => Text.Split('\n') is var lines && line >= 1 && line <= lines.Length ? lines[line - 1] : "";
}
