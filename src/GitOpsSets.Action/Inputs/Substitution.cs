namespace GitOpsSets.Action.Inputs;

/// <summary>Where values of Flux variables come from.</summary>
internal abstract record Substitution
{
    private Substitution()
    {
    }

    /// <summary>One value.</summary>
    /// <param name="Name">Of the variable.</param>
    /// <param name="Text">May be empty.</param>
    internal sealed record Value(string Name, string Text) : Substitution;

    /// <summary>A file of <c>NAME=value</c> lines, or a ConfigMap.</summary>
    /// <param name="Path">Relative to the repository.</param>
    internal sealed record File(string Path) : Substitution;

    /// <summary>The <c>postBuild</c> of the Flux Kustomization that applies the definition.</summary>
    internal sealed record FromKustomization : Substitution;
}
