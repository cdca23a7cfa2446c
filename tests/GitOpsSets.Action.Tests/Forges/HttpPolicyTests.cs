using GitOpsSets.Action.Forges;

namespace GitOpsSets.Action.Tests.Forges;

public sealed class HttpPolicyTests
{
    [Fact]
    public void The_patience_is_that_of_the_documentation()
    {
        var policy = ForgeHttpPolicy.Default;

        Assert.Equal((10, 30, 300, 60), (policy.ConnectTimeout.TotalSeconds, policy.AttemptTimeout.TotalSeconds, policy.TotalTimeout.TotalSeconds, policy.LongestWait.TotalSeconds));
        Assert.Equal((4, 3, 1000, 10 * 1024 * 1024), (policy.Retries, policy.MaxRedirects, policy.MaxPages, policy.MaxBodyBytes));
    }
}
