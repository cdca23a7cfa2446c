using System.Runtime.InteropServices;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>Code points from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CodePointRange(int First, int Last);
