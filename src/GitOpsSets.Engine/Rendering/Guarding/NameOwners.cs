using System.Collections.Immutable;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>Which elements of a set own the files that are there now.</summary>
/// <param name="files">Name of a file, without its folder, and the key of the element it was written for.</param>
/// <param name="namesOf">The names a file of an object can have.</param>
public sealed class NameOwners(IEnumerable<(string FileName, string Element)> files, Func<ObjectIdentity, ImmutableArray<string>> namesOf)
{
    private readonly ILookup<string, string> _elements = files.ToLookup(file => file.FileName, file => file.Element, StringComparer.Ordinal);

    /// <summary>For output that is not written to files.</summary>
    public static NameOwners None { get; } = new([], _ => []);

    /// <summary>The keys of the elements whose file an object of this identity has.</summary>
    internal ImmutableHashSet<string> Of(ObjectIdentity identity) => [.. namesOf(identity).SelectMany(name => _elements[name])];
}
