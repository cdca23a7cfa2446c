using System.Runtime.InteropServices;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>How the text of a template is going to be read.</summary>
/// <param name="LookAhead">How many bytes of white space may stand before the brace that makes it JSON.</param>
/// <param name="IsFirstOnly">Whether only the first document counts.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RenderedForm(int LookAhead, bool IsFirstOnly);
