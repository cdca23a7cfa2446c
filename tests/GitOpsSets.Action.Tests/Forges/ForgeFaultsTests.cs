using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges;

/// <summary>Whatever goes wrong, on the first page or a later one, on whatever forge: the listing failed, says where and why, and shows no token.</summary>
public abstract class ForgeFaultsTests
{
    private const string Token = "forge-canary-0123456789";

    public static TheoryData<string, int> Matrix() => ForgeFaultMatrix.OnPages(1, 2);

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_makes_every_listing_failed_and_says_where_and_why(string name, int page)
    {
        using var scene = Start();
        var (fault, reason) = ForgeFaultMatrix.Find(name);
        scene.Network.Fault = address => scene.IsPage(address, page) ? fault : null;

        var failures = await scene.FailuresAsync(new Secret(Token), page);

        Assert.NotEmpty(failures);
        Assert.All(failures, failure => Assert.Contains(reason, failure.Reason, StringComparison.Ordinal));
        Assert.All(failures, failure => Assert.Equal(page > 1, failure.Reason.StartsWith($"page {page}: ", StringComparison.Ordinal)));
        Assert.All(failures, failure => Assert.EndsWith(Place, failure.Source, StringComparison.Ordinal));
        Assert.DoesNotContain("canary", string.Join('\n', failures) + string.Join('\n', scene.Trace), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_is_no_evidence_that_anything_is_gone(string name, int asked)
    {
        using var scene = Start();
        var (fault, _) = ForgeFaultMatrix.Find(name);
        bool isItself = name == "not found";
        scene.Network.Fault = address => asked == 2 == scene.IsRepository(address) || (asked == 1 && isItself) ? fault : null;

        var verdicts = await scene.LookUpAsync(new Secret(Token));

        Assert.All(verdicts, verdict => Assert.Equal(EvidenceVerdict.Unknown, verdict));
    }

    [Fact]
    public async Task Advice_names_the_right_that_is_missing_and_an_echoed_token_stays_out_in_all_its_forms()
    {
        using var scene = Start();
        scene.Network.Fault = _ => ForgeFaultMatrix.Problem(403, $"no {Token}");

        var failures = await scene.FailuresAsync(new Secret(Token), 1);

        Assert.All(failures, failure => Assert.Equal("HTTP 403: no ***", failure.Reason));
        Assert.All(failures, failure => Assert.Contains(scene.Right, failure.Advice, StringComparison.Ordinal));
    }

    /// <summary>How every message names the repository.</summary>
    private protected abstract string Place { get; }

    private protected abstract IForgeFaultScene Start();
}
