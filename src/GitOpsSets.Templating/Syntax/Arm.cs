using System.Collections.Immutable;

namespace GitOpsSets.Templating.Syntax;

/// <summary>One condition of an <c>if</c> or <c>with</c> and what is done when it holds.</summary>
internal sealed record Arm(Pipeline Pipeline, ImmutableArray<Node> Body);
