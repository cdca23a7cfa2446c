using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Inputs;

/// <summary>One key of a Secret.</summary>
/// <param name="Namespace">Empty for any.</param>
/// <param name="Name">Of the Secret.</param>
/// <param name="Key">Within it.</param>
/// <param name="Value">May be empty.</param>
internal sealed record SecretKey(string Namespace, string Name, string Key, Secret Value);
