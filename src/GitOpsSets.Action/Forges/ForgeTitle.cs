namespace GitOpsSets.Action.Forges;

/// <summary>Titles within what a forge takes.</summary>
internal static class ForgeTitle
{
    /// <summary>The title, or what fits of it with an ellipsis.</summary>
    /// <param name="title">One line.</param>
    /// <param name="max">In UTF-16 units; at least 2.</param>
    public static string Fit(string title, int max) =>
        title.Length <= max ? title : $"{title[..(char.IsHighSurrogate(title[max - 2]) ? max - 2 : max - 1)]}…";
}
