namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>The switches of <c>(?imsU)</c>.</summary>
[Flags]
internal enum PatternFlags
{
    None = 0,

    /// <summary><c>i</c>: letters match their other cases.</summary>
    FoldCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> also match at line breaks.</summary>
    MultiLine = 2,

    /// <summary><c>s</c>: <c>.</c> also matches a line break.</summary>
    DotMatchesNewline = 4,

    /// <summary><c>U</c>: <c>x*</c> is lazy, <c>x*?</c> is greedy.</summary>
    Ungreedy = 8,
}
