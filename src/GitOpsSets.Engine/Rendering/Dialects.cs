using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Rendering.Functions;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering;

/// <summary>The two kinds of sets.</summary>
public static class Dialects
{
    /// <summary>As gitops-tools' controller renders them.</summary>
    public static Dialect GitOpsSet { get; } = new()
    {
        Kind = "GitOpsSet",
        Delimiters = Delimiters.Braces,
        Functions = DialectFunctions.GitOpsSet,
        Numbers = JsonNumberModel.Float64,
        Order = RenderOrder.ElementMajor,
    };

    /// <summary>As the Flux Operator renders them.</summary>
    public static Dialect ResourceSet { get; } = new()
    {
        Kind = "ResourceSet",
        Delimiters = Delimiters.Angles,
        Functions = DialectFunctions.ResourceSet,
        Numbers = JsonNumberModel.Int64OrFloat64,
        Order = RenderOrder.TemplateMajor,
    };
}
