using System.Runtime.InteropServices;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>A child of a mapping or list that has holes.</summary>
/// <param name="Index">Its 0-based place among all children.</param>
/// <param name="Plan">The child.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlanChild(int Index, PlanNode Plan);
