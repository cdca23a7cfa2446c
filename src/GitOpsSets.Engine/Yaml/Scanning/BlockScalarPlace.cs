using System.Runtime.InteropServices;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Where the text of a literal or folded block stands, which YamlDotNet's events do not tell.</summary>
/// <param name="Line">1-based line after the header.</param>
/// <param name="Indent">Columns of indentation that are not part of the text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlockScalarPlace(int Line, int Indent);
