using System.Collections.Immutable;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>Which elements of a set own the files that are there now.</summary>
/// <param name="elementsOf">Gives the keys of the elements whose file an object of this identity has.</param>
public sealed class NameOwners(Func<ObjectIdentity, IEnumerable<string>> elementsOf)
{
    /// <summary>For output that is not written to files.</summary>
    public static NameOwners None { get; } = new(_ => []);

    /// <summary>The keys of the elements that own an object's file; empty when it is new.</summary>
    internal ImmutableHashSet<string> Of(ObjectIdentity identity) => [.. elementsOf(identity)];
}
