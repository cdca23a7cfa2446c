namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Says in plain words what YamlDotNet's parser found wrong.</summary>
internal static class GrammarMessages
{
    private static readonly (string Fragment, string Message)[] Table =
    [
        ("did not find expected key", "a key is expected here: the line is indented wrongly, or text follows a value that has ended"),
        ("did not find expected '-' indicator", "a list item, that is a dash and a space, is expected here: the line may be indented wrongly"),
        ("expected ',' or ']'", "a comma or ] is missing"),
        ("expected ',' or '}'", "a comma or } is missing"),
        ("did not find expected node content", "a value is missing here, or this character cannot start one: text that starts with it needs quotes"),
        ("undefined tag handle", "no %TAG line declares this tag's name"),
        ("more than one anchor", "a value cannot have two anchors"),
        ("did not find expected <document end>", "text follows a document that has ended: --- must stand between documents"),
        ("did not find expected <document start>", "--- must stand between documents"),
        ("did not find expected token", "an alias cannot have a tag or an anchor"),
        ("directive", "a directive stands here twice or in the wrong place"),
    ];

    public static string Of(string message)
    {
        foreach (var (fragment, words) in Table)
        {
            if (message.Contains(fragment, StringComparison.OrdinalIgnoreCase))
            {
                return words;
            }
        }

        return "this is not valid YAML";
    }
}
