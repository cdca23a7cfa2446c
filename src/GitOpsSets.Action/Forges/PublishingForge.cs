namespace GitOpsSets.Action.Forges;

/// <summary>A kind of forge that is published to.</summary>
/// <param name="Has">Whether a remote is one of its repositories.</param>
/// <param name="Open">What can be written to the repository that a remote is; null when it is none of the forge's, or there is no token for it.</param>
/// <param name="Pushes">How it declines pushes.</param>
internal sealed record PublishingForge(Func<ForgeRemote, bool> Has, Func<ForgeHttp, ForgeRemote, HomeRepository?> Open, PushAdvice Pushes);
