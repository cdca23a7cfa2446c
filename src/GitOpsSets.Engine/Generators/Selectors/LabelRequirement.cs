using System.Collections.Immutable;

namespace GitOpsSets.Engine.Generators.Selectors;

/// <summary>One item of a label selector's <c>matchExpressions</c>, as written.</summary>
/// <param name="Key">The label's key.</param>
/// <param name="Operator"><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>; anything else is an error.</param>
/// <param name="Values">Needed by <c>In</c> and <c>NotIn</c>, forbidden for the others.</param>
internal sealed record LabelRequirement(string Key, string Operator, ImmutableArray<string> Values);
