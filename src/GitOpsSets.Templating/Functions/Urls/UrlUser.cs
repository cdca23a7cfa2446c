namespace GitOpsSets.Templating.Functions.Urls;

/// <summary>What stands before the at sign of a URL.</summary>
/// <param name="Name">Unescaped.</param>
/// <param name="Password">Unescaped; null when there is no colon.</param>
internal sealed record UrlUser(string Name, string? Password)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string name = UrlEscapes.Escape(Name, UrlPlace.User);
        return Password is null ? name : name + ":" + UrlEscapes.Escape(Password, UrlPlace.User);
    }
}
