namespace GitOpsSets.Action.Ci.PlainTerminal;

/// <summary>No CI host: a person at a terminal, a cron job, or something we do not know.</summary>
internal static class PlainTerminalHost
{
    /// <summary>The run. Its input token is for the forge that the variables of a host name, as they do where a workflow is tried by hand; nothing else of them counts.</summary>
    /// <param name="told">What the variables say.</param>
    public static CiHost Of(CiHost told) => new("a terminal", static settings => settings.Plain)
    {
        IsByHand = true,
        Repository = told.Repository,
        Workspace = told.Workspace,
        Server = told.Server,
        Api = told.Api,
        Forge = told.Forge,
        IdTokens = told.IdTokens,
        IdTokenServer = told.IdTokenServer,
    };
}
