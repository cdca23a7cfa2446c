using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Tests.Rendering.Guarding;

namespace GitOpsSets.Engine.Tests.Layout;

public sealed class FileLayoutLimitTests
{
    [Fact]
    public void A_set_with_too_many_files_gets_none()
    {
        var set = new GuardedSet(GuardedSet.ObjectWith("  a: b"));
        var manifests = set.Render([.. Enumerable.Range(1, 6).Select(number => set.Pull(number, "x"))]).Value.Manifests;

        var refused = FileLayout.Arrange(set.Definition, manifests, new LayoutOptions(RefusesSecrets: true) { MaxFiles = 5 }, TestContext.Current.CancellationToken);
        var taken = FileLayout.Arrange(set.Definition, manifests, new LayoutOptions(RefusesSecrets: true) { MaxFiles = 6 }, TestContext.Current.CancellationToken);

        Assert.Empty(refused.Value.Files);
        Assert.Equal((DiagnosticCodes.LimitReached, "the set has 6 objects; at most 5 are written"), refused.Diagnostics.Select(finding => (finding.Code, finding.Message)).Single());
        Assert.Equal(6, taken.Value.Files.Length);
    }
}
