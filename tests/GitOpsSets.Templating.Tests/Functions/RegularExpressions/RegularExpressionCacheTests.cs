using GitOpsSets.Templating.Functions.RegularExpressions;

namespace GitOpsSets.Templating.Tests.Functions.RegularExpressions;

public sealed class RegularExpressionCacheTests
{
    [Fact]
    public void The_same_pattern_is_compiled_once()
    {
        var cache = new RegularExpressionCache();

        Assert.Same(cache.Get("a+"), cache.Get("a+"));
    }

    [Fact]
    public void It_never_holds_more_than_its_capacity()
    {
        var cache = new RegularExpressionCache(capacity: 3);

        for (int number = 0; number < 100; number++)
        {
            cache.Get("a" + number);

            Assert.InRange(cache.Count, 1, 3);
        }
    }
}
