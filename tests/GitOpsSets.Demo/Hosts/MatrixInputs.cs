namespace GitOpsSets.Demo.Hosts;

/// <summary>What a user writes into the pipeline for a cell of the matrix.</summary>
internal static class MatrixInputs
{
    // Secrets of the user's: the tokens for what is published to, for the host's own forge where that gives a job none, and for what is listed.
    private const string TargetToken = "FORGE_TOKEN";
    private const string OwnToken = "EXPAND_TOKEN";
    private const string SourceToken = "SHOP_TOKEN";

    /// <summary>The inputs of the action.</summary>
    public static Dictionary<string, string> Of(MatrixScene scene)
    {
        var (cell, host) = (scene.Cell, scene.Cell.Host);
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["publish"] = cell.Mode, ["base"] = "main", ["output"] = "clusters/expanded" };
        if (host is GitLabHost)
        {
            inputs["token"] = host.SecretReference(OwnToken);
        }

        switch (cell.Route)
        {
            case MatrixRoute.Own:
                break;
            case MatrixRoute.Origin:
                inputs["token"] = host.SecretReference(TargetToken);
                inputs["forge"] = cell.Forge.Word;
                break;
            default:
                inputs["target-repository"] = scene.Target.Repository.Url;
                inputs["target-token"] = host.SecretReference(TargetToken);
                inputs["forge"] = cell.Forge.Word;
                break;
        }

        // Where the host knows nothing of the forge that is listed, a token of its own is named for that.
        if (cell.Route == MatrixRoute.Origin || scene.Source != scene.Own)
        {
            inputs["tokens"] = $"{scene.Source.Address}={host.SecretReference(SourceToken)}";
            inputs["private-hosts"] = "127.0.0.1";
        }

        return inputs;
    }

    /// <summary>The secrets that those inputs refer to.</summary>
    public static Dictionary<string, string> SecretsOf(MatrixScene scene) => new(StringComparer.Ordinal)
    {
        [TargetToken] = scene.Target.Kind.Token,
        [OwnToken] = scene.Own.Kind.Token,
        [SourceToken] = scene.Source.Kind.Token,
    };
}
