namespace GitOpsSets.Action.Inputs;

/// <summary>Who signs commits.</summary>
internal enum SignMode
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Git, with an OpenPGP key.</summary>
    Gpg,

    /// <summary>Git, with an SSH key.</summary>
    Ssh,

    /// <summary>The forge, which makes the commit itself.</summary>
    Api,
}
