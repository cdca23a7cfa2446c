namespace GitOpsSets.Action.Tests.Documentation;

public sealed class GeneratedPartsTests
{
    public static TheoryData<int> Parts => [.. Enumerable.Range(0, GeneratedParts.All.Count)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Documentation_says_what_the_code_says(int index)
    {
        var (file, marker, write) = GeneratedParts.All[index];
        MarkedPage.Hold(file, marker, write());
    }
}
