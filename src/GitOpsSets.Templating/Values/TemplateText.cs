using System.Collections.Immutable;

namespace GitOpsSets.Templating.Values;

/// <summary>
/// A string with the provenance of its parts. The repository's own text is a plain .NET string and costs nothing extra.
/// </summary>
/// <remarks><c>default</c> is the empty string.</remarks>
public readonly struct TemplateText
{
    private readonly object? _content;

    /// <summary>The repository's own text.</summary>
    public TemplateText(string text)
    {
        _content = text;
    }

    /// <summary>Text with foreign parts.</summary>
    public TemplateText(Rope rope)
    {
        _content = rope;
    }

    /// <summary>Whether every part is the repository's own.</summary>
    public bool IsTrusted => _content is not Rope;

    /// <summary>All characters.</summary>
    public string Text => _content switch
    {
        Rope rope => rope.Text,
        string text => text,
        _ => "",
    };

    /// <summary>The parts, in order.</summary>
    public ImmutableArray<TextSegment> Segments => _content is Rope rope ? rope.Segments : [TextSegment.Trusted(Text)];

    internal object Content => _content ?? "";

    /// <summary>Joins parts; trusted when all are.</summary>
    public static TemplateText Concat(IEnumerable<TextSegment> segments)
    {
        var parts = segments.ToImmutableArray();
        return parts.Any(part => part.Source is not null)
            ? new TemplateText(new Rope(parts))
            : new TemplateText(string.Concat(parts.Select(part => part.Text)));
    }

    /// <summary>Text that others write, as one part.</summary>
    public static TemplateText Foreign(string text, Provenance source, string token) =>
        new(new Rope([TextSegment.Foreign(text, source, token)]));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
