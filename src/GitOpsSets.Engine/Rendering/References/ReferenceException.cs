namespace GitOpsSets.Engine.Rendering.References;

/// <summary>An annotation that names another object is wrong, or what it names is.</summary>
internal sealed class ReferenceException(string message) : Exception(message)
{
    /// <summary>Whether all that is wrong is that the object is not here.</summary>
    public bool IsMissing { get; init; }

    public static ReferenceException Missing(string reference) => new($"{reference} is not here") { IsMissing = true };
}
