namespace GitOpsSets.Templating.Functions;

/// <summary>What becomes of the provenance of a function's arguments.</summary>
public enum FunctionProvenance
{
    /// <summary>
    /// The function sees plain text; if any argument held foreign text, every string of the result is one foreign part.
    /// </summary>
    Opaque,

    /// <summary>The function moves values about, or joins and escapes text part by part, and keeps the provenance itself.</summary>
    Kept,
}
