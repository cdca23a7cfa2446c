using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;

namespace GitOpsSets.Action.Tests.Faults;

/// <summary>Every row of the matrix. A live source of the catalogues that has none fails a test.</summary>
internal static class SourceTable
{
    // What answers from the repository alone. ExternalArtifact does too, but a cluster makes what it reads, so that it is asked about what is missing.
    private static readonly HashSet<string> AskNobody = new(["Static", "ExternalArtifact", "list", "matrix", "cluster", "config"], StringComparer.Ordinal);

    public static IReadOnlyList<SourceRow> All { get; } = [.. ForgeSources.All, .. CloudForgeSources.All, .. RegistrySources.All, .. EndpointSources.All, .. GitSources.All];

    /// <summary>The provider types and generators that ask somebody.</summary>
    public static IEnumerable<string> LiveKinds => ProviderCatalog.All.Select(static provider => provider.Type).Concat(GeneratorCatalog.All.Select(static generator => generator.Kind)).Where(static kind => !AskNobody.Contains(kind));

    public static SourceRow Find(string name) => All.Single(row => row.Name == name);

    /// <summary>Why a cell cannot be; null when it can.</summary>
    public static string? WhyNot(SourceRow row, string column) =>
        (row.Notes.GetValueOrDefault(column) as CellNote.CannotBe)?.Why;
}
