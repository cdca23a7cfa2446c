namespace GitOpsSets.Engine.Definitions;

/// <summary>A Kubernetes object's name among objects of its kind.</summary>
/// <param name="Namespace">Empty where none is written.</param>
/// <param name="Name">Never empty.</param>
public sealed record ObjectName(string Namespace, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}
