using System.Collections.Immutable;

namespace GitOpsSets.Templating.Syntax;

/// <summary>What the parser made of a template.</summary>
/// <param name="Main">The body outside every <c>define</c>.</param>
/// <param name="Names">Everything that is defined, in ordinal order.</param>
/// <param name="VariableNames">How many different variable names it has.</param>
/// <param name="Chances">Calls of functions whose result differs from run to run.</param>
internal sealed record ParsedTemplate(Definition Main, ImmutableArray<string> Names, int VariableNames, ImmutableArray<FunctionUse> Chances);
