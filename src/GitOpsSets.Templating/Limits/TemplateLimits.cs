namespace GitOpsSets.Templating.Limits;

/// <summary>What one render may use.</summary>
/// <param name="MaxSteps">Nodes evaluated, loop turns and items touched by functions.</param>
/// <param name="MaxDepth">Nested templates, blocks, calls and values.</param>
/// <param name="MaxOutputCharacters">Characters written.</param>
/// <param name="MaxTextCharacters">Characters of any one string on the way.</param>
public sealed record TemplateLimits(long MaxSteps, int MaxDepth, long MaxOutputCharacters, long MaxTextCharacters)
{
    /// <summary>The limits of specs/security.md §4.</summary>
    public static TemplateLimits Default { get; } = new(1_000_000, 1_000, 4 * 1024 * 1024, 1024 * 1024);
}
