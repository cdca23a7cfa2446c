using System.Collections.Immutable;

namespace GitOpsSets.Engine.Layout;

/// <summary>A file to be in the output root.</summary>
/// <param name="Path">Below the output root.</param>
/// <param name="Text">UTF-8 without mark, lines end in <c>\n</c>, the last one too.</param>
/// <param name="Element">Key of the element it was made for; empty for files that belong to the set as a whole.</param>
/// <param name="Evidence">Items of which one must be shown to be gone before the file may be deleted for the element's absence; empty when nothing needs to be shown.</param>
public sealed record OutputFile(RelativePath Path, string Text, string Element, ImmutableArray<string> Evidence);
