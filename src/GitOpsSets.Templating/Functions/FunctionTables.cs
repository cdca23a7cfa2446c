using GitOpsSets.Templating.Functions.Builtins;
using GitOpsSets.Templating.Functions.Flux;
using GitOpsSets.Templating.Functions.GitOps;
using GitOpsSets.Templating.Functions.Sprig;

namespace GitOpsSets.Templating.Functions;

/// <summary>The functions of the two dialects, without those that need YAML: the engine adds them.</summary>
public static class FunctionTables
{
    /// <summary>sprig 3.3.0 as the GitOpsSet controller offers it, and the controller's own.</summary>
    public static FunctionTable GitOpsSet { get; } = FunctionTable.Of(
        GoBuiltins.Table,
        SprigFunctions.GitOpsSet,
        GitOpsFunctions.Table);

    /// <summary>slim-sprig 3.0.0, hermetic, as Flux Operator offers it, and the operator's own; <c>inputs</c> gives <see cref="FunctionContext.Inputs"/>.</summary>
    /// <example><code>[&lt;&lt; inputs | default "none" &gt;&gt;]</code> gives <c>[none]</c></example>
    public static FunctionTable ResourceSet { get; } = FunctionTable.Of(
        GoBuiltins.Table,
        SprigFunctions.ResourceSet,
        FluxFunctions.Table,
        [new TemplateFunction("inputs", [], (context, _) => context.Inputs) { Provenance = FunctionProvenance.Kept }]);
}
