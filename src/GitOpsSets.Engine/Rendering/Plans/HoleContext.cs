namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>What kind of scalar a value stands in, which says what it may be without a look at the text around it.</summary>
internal enum HoleContext
{
    /// <summary>A scalar without quotes, in a document that has no braces and brackets.</summary>
    Plain,

    /// <summary>A scalar without quotes that may stand between braces or brackets.</summary>
    PlainInFlow,

    /// <summary>A scalar in quotes.</summary>
    Quoted,

    /// <summary>A block.</summary>
    Block,
}
