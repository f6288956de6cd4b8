"""How others use the model: services, images, demos, and what watches over them."""
