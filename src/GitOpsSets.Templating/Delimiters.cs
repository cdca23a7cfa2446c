namespace GitOpsSets.Templating;

/// <summary>What opens and closes the actions of a template.</summary>
/// <param name="Left">Empty stands for <c>{{</c>.</param>
/// <param name="Right">Empty stands for <c>}}</c>.</param>
public readonly record struct Delimiters(string Left, string Right)
{
    /// <summary><c>{{</c> and <c>}}</c>: Go's own and those of GitOpsSets.</summary>
    public static Delimiters Braces { get; } = new("{{", "}}");

    /// <summary><c>&lt;&lt;</c> and <c>&gt;&gt;</c>: those of ResourceSets.</summary>
    public static Delimiters Angles { get; } = new("<<", ">>");

    /// <summary>The same with Go's own in place of empty ones.</summary>
    internal Delimiters OrBraces() => new(
        string.IsNullOrEmpty(Left) ? Braces.Left : Left,
        string.IsNullOrEmpty(Right) ? Braces.Right : Right);
}
