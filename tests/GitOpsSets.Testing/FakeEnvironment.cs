namespace GitOpsSets.Testing;

/// <summary>An environment of a fake forge.</summary>
/// <param name="Name">Such as <c>review/login</c>.</param>
/// <param name="Slug">The name as the forge writes it in addresses.</param>
/// <param name="Branch">What was deployed last; empty when nothing was.</param>
/// <param name="Author">Who deployed it.</param>
public sealed record FakeEnvironment(string Name, string Slug, string Branch, string Author)
{
    /// <summary><c>available</c> or <c>stopped</c>.</summary>
    public string State { get; init; } = "available";

    /// <summary>What became of the last deployment: <c>running</c>, <c>success</c> or <c>failed</c>.</summary>
    public string Status { get; init; } = "success";
}
