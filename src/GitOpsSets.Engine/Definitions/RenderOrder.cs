namespace GitOpsSets.Engine.Definitions;

/// <summary>Which loop is the outer one where every template meets every element.</summary>
public enum RenderOrder
{
    /// <summary>For each element, every template: GitOpsSets.</summary>
    ElementMajor,

    /// <summary>For each template, every element: ResourceSets.</summary>
    TemplateMajor,
}
