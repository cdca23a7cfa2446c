using GitOpsSets.Engine.Rendering.Functions;
using GitOpsSets.Templating.Functions;

namespace GitOpsSets.Conformance.Templates;

/// <summary>The function tables that recorded templates are rendered with.</summary>
internal static class RecordedFunctions
{
    public static FunctionTable GitOpsSet => DialectFunctions.GitOpsSet;

    public static FunctionTable ResourceSet => DialectFunctions.ResourceSet;
}
