using System.Text;
using GitOpsSets.Engine.Generators.Api;
using GitOpsSets.Engine.Generators.JsonPath;

namespace GitOpsSets.Engine.Tests.Generators.Api;

public sealed class ApiItemsTests
{
    [Theory]
    [InlineData("""[{"a":1},{"a":2}]""", null, false, 2)]
    [InlineData("[]", null, false, 0)]
    [InlineData("""{"a":1}""", null, true, 1)]
    [InlineData("""{"items":[{"a":1}]}""", "{ .items }", false, 1)]
    [InlineData("""{"items":[{"a":1}]}""", "{ .items }", true, 1)]
    public void A_list_of_objects_is_read(string body, string? path, bool isSingle, int count)
    {
        Assert.True(ApiItems.TryRead(Encoding.UTF8.GetBytes(body), path is null ? null : JsonPathExpression.Parse(path), isSingle, out var items, out string error), error);

        Assert.Equal(count, items.Length);
    }

    [Theory]
    [InlineData("null", null, false, "null")]
    [InlineData("""{"items":[]}""", null, false, "jsonPath")]
    [InlineData("[1]", null, false, "item 0")]
    [InlineData("[]", null, true, "singleElement")]
    [InlineData("[{}", null, false, "no JSON")]
    [InlineData("[] []", null, false, "no JSON")]
    [InlineData("\ufeff[]", null, false, "no JSON")]
    [InlineData("", null, false, "no JSON")]
    [InlineData("""{"items":null}""", "{ .items }", false, "null")]
    [InlineData("""{"items":[{},{}]}""", "{ .items[*] }", false, "[*]")]
    [InlineData("""{"items":[]}""", "{ .others }", false, "others is not found")]
    [InlineData("[]", ".items", false, "braces")]
    public void Everything_else_is_no_answer(string body, string? path, bool isSingle, string said)
    {
        Assert.False(ApiItems.TryRead(Encoding.UTF8.GetBytes(body), path is null ? null : JsonPathExpression.Parse(path), isSingle, out var items, out string error));

        Assert.Empty(items);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }
}
