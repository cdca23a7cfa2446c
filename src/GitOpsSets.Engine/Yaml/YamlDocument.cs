using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>One document of a file.</summary>
/// <param name="Root">Its value; a <see cref="YamlNull"/> when nothing stands between the markers.</param>
/// <param name="Span">Where the document starts: its <c>---</c>, or its first value when it has none.</param>
public sealed record YamlDocument(YamlNode Root, SourceSpan Span);
