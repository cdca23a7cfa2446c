using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Rendering;

namespace GitOpsSets.Benchmarks.Engine.Layout;

/// <summary>Paths and texts of the files of 5 000 objects.</summary>
public class LayoutBenchmarks
{
    private const int Elements = 1000;

    private TenantSet _set = null!;
    private ImmutableArray<RenderedManifest> _manifests = [];

    [GlobalSetup]
    public void Check()
    {
        _set = TenantSet.Of(isResourceSet: false, Elements);
        _manifests = _set.Render().Value.Manifests;
        var arranged = Arrange();
        Expect.Equal(0, arranged.Diagnostics.Length);
        Expect.Equal(Elements * TenantSet.ObjectsPerElement, arranged.Value.Files.Length);
    }

    [Benchmark]
    public StageResult<ArrangedFiles> Arrange() => FileLayout.Arrange(_set.Definition, _manifests, new LayoutOptions(RefusesSecrets: true), CancellationToken.None);
}
