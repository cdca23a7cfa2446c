using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>What the adapters of every forge are made with.</summary>
/// <param name="Http">The way out.</param>
/// <param name="Tokens">What the run was given.</param>
/// <param name="Home">The forge the run lives on, with the run's own token; null for none.</param>
/// <param name="Hide">Takes every token that is made on the way, before anything else may show it.</param>
/// <param name="Entra">Who the run is to Azure.</param>
/// <param name="Aws">Who the run is to AWS.</param>
internal sealed record ForgeSurroundings(ForgeHttp Http, ForgeTokens Tokens, HomeForge? Home, Action<Secret> Hide, IEntraTokens Entra, IAwsSigners Aws);
