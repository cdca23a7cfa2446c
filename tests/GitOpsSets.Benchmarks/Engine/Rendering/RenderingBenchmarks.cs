using BenchmarkDotNet.Attributes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Rendering;

namespace GitOpsSets.Benchmarks.Engine.Rendering;

/// <summary>All objects of a set, templates read and elements known: five objects an element.</summary>
public class RenderingBenchmarks
{
    private TenantSet _set = null!;

    [Params(1, 1000)]
    public int Elements { get; set; }

    [Params("GitOpsSet", "ResourceSet")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Check()
    {
        _set = TenantSet.Of(Kind == "ResourceSet", Elements);
        var rendered = Render();
        Expect.Equal(0, rendered.Diagnostics.Length);
        Expect.Equal(Elements * TenantSet.ObjectsPerElement, rendered.Value.Manifests.Length);
        Expect.Equal(1, rendered.Value.Manifests.Count(manifest => manifest.Identity.ToString() == "RoleBinding/team-0000/reconciler"));
    }

    [Benchmark]
    public StageResult<RenderedSet> Render() => _set.Render();
}
