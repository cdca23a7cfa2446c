namespace GitOpsSets.Templating.Values;
/// <summary>placeholder</summary>
public sealed class TokenSource
{
    /// <summary>x</summary>
    public string Next() => "zq";
}
